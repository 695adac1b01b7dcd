ALTER TABLE users RENAME mail TO email;
