-- A partitioned table says how its partitions to come are stored, or leaves it to the setting.
CREATE ACCESS METHOD pairs_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) USING pairs_heap;
CREATE TABLE q (a integer) PARTITION BY LIST (a) USING heap;
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE r (a integer) PARTITION BY LIST (a) USING pairs_heap;
