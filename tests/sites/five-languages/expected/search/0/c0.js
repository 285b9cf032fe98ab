manicule("0/c0","CFCCCCCDCCBBBB")
