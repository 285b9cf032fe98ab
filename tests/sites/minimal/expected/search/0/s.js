manicule("0/s",{"columns":"BA","documents":1,"first":["%2024-03"],"width":2})
