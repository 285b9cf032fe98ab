manicule("0/d0",[["bridge","Bridge shut","herald","2024-03-05",[]]])
