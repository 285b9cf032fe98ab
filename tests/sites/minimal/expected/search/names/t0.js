manicule("names/t0","A03 Q B5 Q A2024 Q A5 Q A=2024_03_05@ Q B5_march_2024@ Q Bminimal@ gB Bthe_herald@ A Aherald A Amarch Q Binimal gB Athe A ")
