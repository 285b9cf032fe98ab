manicule("0/s",{"columns":"KHBB","documents":2,"first":["!weeks"],"width":2})
