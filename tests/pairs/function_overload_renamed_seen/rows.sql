INSERT INTO things VALUES ('screw', 1);
