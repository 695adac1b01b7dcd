ALTER FUNCTION size_of(text) RENAME TO length_of;
