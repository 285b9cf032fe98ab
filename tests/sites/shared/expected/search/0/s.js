manicule("0/s",{"columns":1,"documents":5,"first":["%2024-03"],"width":2})
