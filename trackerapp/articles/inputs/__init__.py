"""What a text comes in: typed in, HTML, DOCX, PDF; read in a process of its own."""
