"""Coverage on paper: one set of tables as a web page, a Word document and a workbook."""
