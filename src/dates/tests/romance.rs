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

#[test]
fn italian() {
    assert_marked("it", ITALIAN);
}

#[test]
fn portuguese() {
    assert_marked("pt", PORTUGUESE);
}

const SPANISH: &[(&str, &str)] = &[
    ("Lo dijo Julio Iglesias en la plaza.", ""),
    ("Llovió mucho en [Julio].", "2025-07"),
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
    ("Reunión el [22/04] con los vecinos del barrio.", "2025-04-22"),
    ("Abre las 24 horas, 24/7 sin pausa.", ""),
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

const ITALIAN: &[(&str, &str)] = &[
    ("Il faro si spense il [3 maggio 2024].", "2024-05-03"),
    ("Il [1º giugno] il porto era chiuso.", "2025-06-01"),
    ("La fiera durò dal [3 al 5 maggio 2024].", "2024-05-03/2024-05-05"),
    ("[Domenica 1 giugno] c’era nebbia.", "2025-06-01"),
    ("[Lunedì scorso] arrivò una nave.", "2025-06-02"),
    ("Il coro canterà [venerdì prossimo].", "2025-06-06"),
    ("Il mulino bruciò [domenica].", "2025-06-01"),
    ("Il ponte riaprirà [giovedì].", "2025-06-05"),
    ("[Ieri] il fiume è salito.", "2025-06-02"),
    ("[Oggi] apre il mercato.", "2025-06-03"),
    ("Il treno parte [domani].", "2025-06-04"),
    ("[L’altro ieri] cadde un albero.", "2025-06-01"),
    ("Il postino verrà [dopodomani].", "2025-06-05"),
    ("La [settimana scorsa] è nevicato.", "2025-05-26/2025-06-01"),
    ("Il [mese scorso] mancava il pane.", "2025-05"),
    ("L’[anno scorso] piovve poco.", "2024"),
    ("[Quest’anno] ci sarà più grano.", "2025"),
    ("L’[anno prossimo] dipingeranno la torre.", "2026"),
    ("[Due anni fa] si ruppe la diga.", "2023"),
    ("[Tre settimane fa] venne il circo.", "2025-05-13"),
    ("La strada aprirà [fra due settimane].", "2025-06-17"),
    ("Il ponte fu chiuso nel [maggio 2023].", "2023-05"),
    ("A [marzo] la casa fu venduta.", "2025-03"),
    ("A [fine aprile] tornò la luce.", "2025-04"),
    ("All’[inizio del 2024] il sindaco se ne andò.", "2024"),
    ("La fabbrica chiuse nel [1998].", "1998"),
    ("Negli [anni Novanta] qui si ballava.", "1990-01-01/1999-12-31"),
    ("Negli [anni ’90] qui si ballava.", "1990-01-01/1999-12-31"),
    ("Nel [giugno dell’anno scorso] affondò.", "2024-06"),
    ("A [Natale] bruciò il fienile.", "2024-12-25"),
    ("L’[estate 2024] fu asciutta.", "2024-06-01/2024-08-31"),
    ("Il termine scade il [31/12/2026].", "2026-12-31"),
    ("I 2000 operai cantavano ogni lunedì.", ""),
];

const PORTUGUESE: &[(&str, &str)] = &[
    ("O farol apagou-se em [3 de maio de 2024].", "2024-05-03"),
    ("No [dia 1º de junho] o porto fechou.", "2025-06-01"),
    ("A feira durou de [3 a 5 de maio de 2024].", "2024-05-03/2024-05-05"),
    ("No [domingo, 1 de junho], houve nevoeiro.", "2025-06-01"),
    ("Na [segunda-feira passada] chegou um navio.", "2025-06-02"),
    ("O coro cantará na [próxima sexta-feira].", "2025-06-06"),
    ("O moinho ardeu no [domingo].", "2025-06-01"),
    ("A ponte abrirá na [quinta-feira].", "2025-06-05"),
    ("[Ontem] o rio subiu.", "2025-06-02"),
    ("[Hoje] abre o mercado.", "2025-06-03"),
    ("O trem parte [amanhã].", "2025-06-04"),
    ("[Anteontem] caiu uma árvore.", "2025-06-01"),
    ("O carteiro virá [depois de amanhã].", "2025-06-05"),
    ("Na [semana passada] nevou.", "2025-05-26/2025-06-01"),
    ("No [mês passado] faltou pão.", "2025-05"),
    ("No [ano passado] choveu pouco.", "2024"),
    ("[Neste ano] haverá mais trigo.", "2025"),
    ("No [próximo ano] pintarão a torre.", "2026"),
    ("[Há dois anos] rompeu-se a barragem.", "2023"),
    ("O circo veio [há três semanas].", "2025-05-13"),
    ("A estrada abrirá [daqui a duas semanas].", "2025-06-17"),
    ("A ponte fechou em [maio de 2023].", "2023-05"),
    ("Em [março] a casa foi vendida.", "2025-03"),
    ("No [fim de abril] a luz voltou.", "2025-04"),
    ("No [início de 2024] o prefeito saiu.", "2024"),
    ("A fábrica fechou em [1998].", "1998"),
    ("Nos [anos 90] dançava-se aqui.", "1990-01-01/1999-12-31"),
    ("Em [junho do ano passado] afundou.", "2024-06"),
    ("No [Natal] ardeu o celeiro.", "2024-12-25"),
    ("O [verão de 2024] foi seco.", "2024-06-01/2024-08-31"),
    ("O prazo termina em [31/12/2026].", "2026-12-31"),
    ("Os 2000 operários cantavam cada domingo.", ""),
];
