"""What a numbered document becomes: outline, Word, PDF and the companion documents."""
