manicule("0/s",{"columns":1,"documents":1,"first":["%2024-03"],"width":2})
