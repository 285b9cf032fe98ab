manicule("names/p0","KK M M EFEF   A  A  C G C A  E CC CC C E A  CAAA     E E ")
