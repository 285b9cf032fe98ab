//! Spanish, French, Italian and Portuguese.

use super::assert_marked;

#[test]
fn spanish() {
    assert_marked("es", SPANISH);
}

#[test]
fn french() {
    assert_marked("fr", FRENCH);
}

const SPANISH: &[(&str, &str)] = &[
    ("El faro se apagó el [3 de mayo de 2024].", "2024-05-03"),
    ("El [1 de junio] cerró el puerto.", "2025-06-01"),
    ("La feria duró del [3 al 5 de mayo de 2024].", "2024-05-03/2024-05-05"),
    ("El [domingo 1 de junio] hubo niebla.", "2025-06-01"),
    ("El [pasado lunes] llegó un barco.", "2025-06-02"),
    ("El [lunes pasado] llegó otro.", "2025-06-02"),
    ("El [próximo viernes] zarpará el ferri.", "2025-06-06"),
    ("La orquesta tocará el [sábado].", "2025-06-07"),
    ("El molino ardió el [domingo].", "2025-06-01"),
    ("[Ayer] subió el río.", "2025-06-02"),
    ("[Hoy] abre el mercado.", "2025-06-03"),
    ("El tren sale [mañana].", "2025-06-04"),
    ("[Anteayer] cayó un árbol.", "2025-06-01"),
    ("La [semana pasada] nevó en la sierra.", "2025-05-26/2025-06-01"),
    ("El [mes pasado] faltó el pan.", "2025-05"),
    ("El [año pasado] llovió poco.", "2024"),
    ("[Este año] habrá más trigo.", "2025"),
    ("El [año que viene] se pintará la torre.", "2026"),
    ("[Hace dos años] se rompió la presa.", "2023"),
    ("[Hace tres semanas] vino el circo.", "2025-05-13"),
    ("El puente se cerró en [mayo de 2023].", "2023-05"),
    ("En [marzo] se vendió la casa.", "2025-03"),
    ("A [finales de abril] volvió la luz.", "2025-04"),
    ("A [principios de 2024] se fue el alcalde.", "2024"),
    ("La fábrica cerró en [1998].", "1998"),
    ("Vivía allí en los [años 90].", "1990-01-01/1999-12-31"),
    ("En [junio del año pasado] se hundió.", "2024-06"),
    ("El [Viernes Santo] de la villa es triste.", "2025-04-18"),
    ("Se casaron en [Navidad].", "2024-12-25"),
    ("En el [verano de 2024] no hubo agua.", "2024-06-01/2024-08-31"),
    ("El plazo termina el [31/12/2026].", "2026-12-31"),
    ("El [primer lunes de mayo de 2024] hubo pleno.", "2024-05-06"),
    ("La cita es el día [8], en la plaza.", "2025-06-08"),
    ("Eran 2000 obreros y cada lunes cantaban.", ""),
    ("Se hizo de noche y por la mañana llovía.", ""),
];

const FRENCH: &[(&str, &str)] = &[
    ("Le phare s’est éteint le [3 mai 2024].", "2024-05-03"),
    ("Le [1er juin], le port a fermé.", "2025-06-01"),
    ("La foire a duré du [3 au 5 mai 2024].", "2024-05-03/2024-05-05"),
    ("Le [dimanche 1er juin], il y avait du brouillard.", "2025-06-01"),
    ("[Lundi dernier], un bateau est arrivé.", "2025-06-02"),
    ("Le chœur chantera [vendredi prochain].", "2025-06-06"),
    ("Le moulin a brûlé [dimanche].", "2025-06-01"),
    ("La mairie ouvrira [jeudi].", "2025-06-05"),
    ("[Hier], la rivière est montée.", "2025-06-02"),
    ("[Aujourd’hui], le marché ouvre.", "2025-06-03"),
    ("Le train part [demain].", "2025-06-04"),
    ("[Avant-hier], un arbre est tombé.", "2025-06-01"),
    ("Le facteur viendra [après-demain].", "2025-06-05"),
    ("La [semaine dernière], il a neigé.", "2025-05-26/2025-06-01"),
    ("Le [mois dernier], le pain manquait.", "2025-05"),
    ("L’[an dernier], il a peu plu.", "2024"),
    ("L’[année dernière], la cave était pleine.", "2024"),
    ("[Cette année], il y aura du blé.", "2025"),
    ("[Il y a deux ans], la digue a cédé.", "2023"),
    ("[Il y a trois semaines], le cirque est venu.", "2025-05-13"),
    ("Le pont ouvrira [dans deux semaines].", "2025-06-17"),
    ("Le pont a fermé en [mai 2023].", "2023-05"),
    ("En [mars], la maison a été vendue.", "2025-03"),
    ("[Fin avril], la lumière est revenue.", "2025-04"),
    ("[Début 2024], le maire est parti.", "2024"),
    ("L’usine a fermé en [1998].", "1998"),
    ("Dans les [années 1990], on y dansait.", "1990-01-01/1999-12-31"),
    ("En [juin de l’année dernière], il a coulé.", "2024-06"),
    ("À [Noël], la grange a brûlé.", "2024-12-25"),
    ("L’[été 2024] fut sec.", "2024-06-01/2024-08-31"),
    ("Le bail finit le [31/12/2026].", "2026-12-31"),
    ("Le [premier lundi de mai 2024], il y eut foule.", "2024-05-06"),
    ("Les 2000 ouvriers chantaient chaque lundi.", ""),
];
