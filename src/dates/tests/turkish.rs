//! Turkish.

use super::assert_marked;

#[test]
fn turkish() {
    assert_marked("tr", TURKISH);
}

const TURKISH: &[(&str, &str)] = &[
    ("Fener [3 Mayıs 2024]’te söndü.", "2024-05-03"),
    ("Liman [1 Haziran]'da kapandı.", "2025-06-01"),
    ("[1 Haziran 2025 Pazar] sisliydi.", "2025-06-01"),
    ("Panayır [3-5 Mayıs] tarihlerinde kuruldu.", "2025-05-03/2025-05-05"),
    ("[Geçen pazartesi] bir gemi geldi.", "2025-06-02"),
    ("Koro [gelecek cuma] söyleyecek.", "2025-06-06"),
    ("[Pazartesi günü] değirmen yandı.", "2025-06-02"),
    ("[Perşembe günü] köprü açılacak.", "2025-06-05"),
    ("[Dün] nehir yükseldi.", "2025-06-02"),
    ("[Bugün] pazar yeri açıldı.", "2025-06-03"),
    ("Tren [yarın] kalkacak.", "2025-06-04"),
    ("[Evvelsi gün] bir ağaç devrildi.", "2025-06-01"),
    ("[Geçen hafta] kar yağdı.", "2025-05-26/2025-06-01"),
    ("[Geçen ay] ekmek yoktu.", "2025-05"),
    ("[Geçen yıl] az yağmur yağdı.", "2024"),
    ("[Bu yıl] buğday çok.", "2025"),
    ("[Gelecek yıl] kule boyanacak.", "2026"),
    ("[Önümüzdeki ay] hamam açılacak.", "2025-07"),
    ("[İki yıl önce] baraj yıkıldı.", "2023"),
    ("[Üç hafta önce] sirk geldi.", "2025-05-13"),
    ("[İki hafta sonra] yol açılacak.", "2025-06-17"),
    ("Köprü [Mayıs 2023]'te kapandı.", "2023-05"),
    ("Ev [Mart]’ta satıldı.", "2025-03"),
    ("[Nisan ayında] ışık geldi.", "2025-04"),
    ("Belediye [2024 yılında] taşındı.", "2024"),
    ("Fabrika [1998]'de kapandı.", "1998"),
    ("[1990'lı yıllarda] burada dans edilirdi.", "1990-01-01/1999-12-31"),
    ("[15 Ağustos]’ta yangın çıkmıştı.", "2024-08-15"),
    ("[Cumhuriyet Bayramı] kutlanmıştı.", "2024-10-29"),
    ("Süre [31.12.2026] günü doluyor.", "2026-12-31"),
    ("[Yılbaşı] sakindi.", "2025-01-01"),
    ("Her pazartesi 2000 işçi şarkı söyler.", ""),
];
