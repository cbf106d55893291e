"""The writer's workbook: one sheet for each kind of item, written by XlsxWriter, read by calamine."""
