manicule("names/s",{"columns":"BADABAEABAFA","documents":3,"first":["03"],"width":4})
