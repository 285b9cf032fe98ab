manicule("0/s",{"columns":"CFCCCCCDCCBBBB","documents":7,"first":["!boats"],"width":2})
