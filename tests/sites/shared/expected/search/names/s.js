manicule("names/s",{"columns":"BADABADABADABADABADABAECBAEDBAFA","documents":8,"first":["03"],"width":4})
