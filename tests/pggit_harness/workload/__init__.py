"""What clients do: sessions, statements, repositories."""
