manicule("names/p0"," KKK M M M A  EFEFEF    A  A  A   O K  C CS A  E A EFIP  G C  CCC U E A C M C O  K G  E C AAAAQ     G I G C EF  ")
