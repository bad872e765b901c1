"""Files as tables of text: containers, encodings, records, workbooks, Parquet and data files of SPSS."""
