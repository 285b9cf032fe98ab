manicule("0/s",{"columns":"EAFADACABA","documents":5,"first":["%2024-03"],"width":2})
