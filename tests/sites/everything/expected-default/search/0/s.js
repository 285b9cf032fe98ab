manicule("0/s",{"columns":"IKBC","documents":2,"first":["!repair-time"],"width":2})
