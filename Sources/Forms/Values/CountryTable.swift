/// The names of countries, as data: `code|French|English`, the English name left out when it is the same.
enum CountryTable {
    /// ISO 3166-1, with the usual names of Unicode's CLDR, but where the French administration says otherwise.
    static let names = """
        AD|Andorre|Andorra;AE|Émirats arabes unis|United Arab Emirates;AF|Afghanistan;AG|Antigua-et-Barbuda|Antigua and Barbuda;AI|Anguilla
        AL|Albanie|Albania;AM|Arménie|Armenia;AO|Angola;AQ|Antarctique|Antarctica;AR|Argentine|Argentina;AS|Samoa américaines|American Samoa
        AT|Autriche|Austria;AU|Australie|Australia;AW|Aruba;AX|Îles Åland|Åland Islands;AZ|Azerbaïdjan|Azerbaijan
        BA|Bosnie-Herzégovine|Bosnia and Herzegovina;BB|Barbade|Barbados;BD|Bangladesh;BE|Belgique|Belgium;BF|Burkina Faso;BG|Bulgarie|Bulgaria
        BH|Bahreïn|Bahrain;BI|Burundi;BJ|Bénin|Benin;BL|Saint-Barthélemy|Saint Barthélemy;BM|Bermudes|Bermuda;BN|Brunei;BO|Bolivie|Bolivia
        BQ|Pays-Bas caribéens|Caribbean Netherlands;BR|Brésil|Brazil;BS|Bahamas;BT|Bhoutan|Bhutan;BV|Île Bouvet|Bouvet Island;BW|Botswana
        BY|Biélorussie|Belarus;BZ|Belize;CA|Canada;CC|Îles Cocos|Cocos Islands
        CD|République démocratique du Congo|Democratic Republic of the Congo;CF|République centrafricaine|Central African Republic
        CG|République du Congo|Republic of the Congo;CH|Suisse|Switzerland;CI|Côte d’Ivoire;CK|Îles Cook|Cook Islands;CL|Chili|Chile
        CM|Cameroun|Cameroon;CN|Chine|China;CO|Colombie|Colombia;CR|Costa Rica;CU|Cuba;CV|Cap-Vert|Cape Verde;CW|Curaçao
        CX|Île Christmas|Christmas Island;CY|Chypre|Cyprus;CZ|Tchéquie|Czechia;DE|Allemagne|Germany;DJ|Djibouti;DK|Danemark|Denmark
        DM|Dominique|Dominica;DO|République dominicaine|Dominican Republic;DZ|Algérie|Algeria;EC|Équateur|Ecuador;EE|Estonie|Estonia
        EG|Égypte|Egypt;EH|Sahara occidental|Western Sahara;ER|Érythrée|Eritrea;ES|Espagne|Spain;ET|Éthiopie|Ethiopia;FI|Finlande|Finland
        FJ|Fidji|Fiji;FK|Îles Malouines|Falkland Islands;FM|Micronésie|Micronesia;FO|Îles Féroé|Faroe Islands;FR|France;GA|Gabon
        GB|Royaume-Uni|United Kingdom;GD|Grenade|Grenada;GE|Géorgie|Georgia;GF|Guyane|French Guiana;GG|Guernesey|Guernsey;GH|Ghana;GI|Gibraltar
        GL|Groenland|Greenland;GM|Gambie|Gambia;GN|Guinée|Guinea;GP|Guadeloupe;GQ|Guinée équatoriale|Equatorial Guinea;GR|Grèce|Greece
        GS|Géorgie du Sud-et-les Îles Sandwich du Sud|South Georgia and South Sandwich Islands;GT|Guatemala;GU|Guam;GW|Guinée-Bissau|Guinea-Bissau
        GY|Guyana;HK|Hong Kong;HM|Îles Heard-et-MacDonald|Heard and McDonald Islands;HN|Honduras;HR|Croatie|Croatia;HT|Haïti|Haiti
        HU|Hongrie|Hungary;ID|Indonésie|Indonesia;IE|Irlande|Ireland;IL|Israël|Israel;IM|Île de Man|Isle of Man;IN|Inde|India
        IO|Territoire britannique de l’océan Indien|British Indian Ocean Territory;IQ|Irak|Iraq;IR|Iran;IS|Islande|Iceland;IT|Italie|Italy
        JE|Jersey;JM|Jamaïque|Jamaica;JO|Jordanie|Jordan;JP|Japon|Japan;KE|Kenya;KG|Kirghizstan|Kyrgyzstan;KH|Cambodge|Cambodia;KI|Kiribati
        KM|Comores|Comoros;KN|Saint-Christophe-et-Niévès|Saint Kitts and Nevis;KP|Corée du Nord|North Korea;KR|Corée du Sud|South Korea
        KW|Koweït|Kuwait;KY|Îles Caïmans|Cayman Islands;KZ|Kazakhstan;LA|Laos;LB|Liban|Lebanon;LC|Sainte-Lucie|Saint Lucia;LI|Liechtenstein
        LK|Sri Lanka;LR|Liberia;LS|Lesotho;LT|Lituanie|Lithuania;LU|Luxembourg;LV|Lettonie|Latvia;LY|Libye|Libya;MA|Maroc|Morocco;MC|Monaco
        MD|Moldavie|Moldova;ME|Monténégro|Montenegro;MF|Saint-Martin|Saint Martin;MG|Madagascar;MH|Îles Marshall|Marshall Islands
        MK|Macédoine du Nord|North Macedonia;ML|Mali;MM|Birmanie|Myanmar;MN|Mongolie|Mongolia;MO|Macao
        MP|Îles Mariannes du Nord|Northern Mariana Islands;MQ|Martinique;MR|Mauritanie|Mauritania;MS|Montserrat;MT|Malte|Malta
        MU|Maurice|Mauritius;MV|Maldives;MW|Malawi;MX|Mexique|Mexico;MY|Malaisie|Malaysia;MZ|Mozambique;NA|Namibie|Namibia
        NC|Nouvelle-Calédonie|New Caledonia;NE|Niger;NF|Île Norfolk|Norfolk Island;NG|Nigeria;NI|Nicaragua;NL|Pays-Bas|Netherlands
        NO|Norvège|Norway;NP|Népal|Nepal;NR|Nauru;NU|Niue;NZ|Nouvelle-Zélande|New Zealand;OM|Oman;PA|Panama;PE|Pérou|Peru
        PF|Polynésie française|French Polynesia;PG|Papouasie-Nouvelle-Guinée|Papua New Guinea;PH|Philippines;PK|Pakistan;PL|Pologne|Poland
        PM|Saint-Pierre-et-Miquelon|Saint Pierre and Miquelon;PN|Îles Pitcairn|Pitcairn Islands;PR|Porto Rico|Puerto Rico;PS|Palestine;PT|Portugal
        PW|Palaos|Palau;PY|Paraguay;QA|Qatar;RE|La Réunion|Réunion;RO|Roumanie|Romania;RS|Serbie|Serbia;RU|Russie|Russia;RW|Rwanda
        SA|Arabie saoudite|Saudi Arabia;SB|Îles Salomon|Solomon Islands;SC|Seychelles;SD|Soudan|Sudan;SE|Suède|Sweden;SG|Singapour|Singapore
        SH|Sainte-Hélène|Saint Helena;SI|Slovénie|Slovenia;SJ|Svalbard et Jan Mayen|Svalbard and Jan Mayen;SK|Slovaquie|Slovakia;SL|Sierra Leone
        SM|Saint-Marin|San Marino;SN|Sénégal|Senegal;SO|Somalie|Somalia;SR|Suriname;SS|Soudan du Sud|South Sudan
        ST|Sao Tomé-et-Principe|São Tomé and Príncipe;SV|Salvador|El Salvador;SX|Saint-Martin (partie néerlandaise)|Sint Maarten;SY|Syrie|Syria
        SZ|Eswatini;TC|Îles Turques-et-Caïques|Turks and Caicos Islands;TD|Tchad|Chad
        TF|Terres australes et antarctiques françaises|French Southern Territories;TG|Togo;TH|Thaïlande|Thailand;TJ|Tadjikistan|Tajikistan
        TK|Tokelau;TL|Timor oriental|Timor-Leste;TM|Turkménistan|Turkmenistan;TN|Tunisie|Tunisia;TO|Tonga;TR|Turquie|Turkey
        TT|Trinité-et-Tobago|Trinidad and Tobago;TV|Tuvalu;TW|Taïwan|Taiwan;TZ|Tanzanie|Tanzania;UA|Ukraine;UG|Ouganda|Uganda
        UM|Îles mineures éloignées des États-Unis|U.S. Outlying Islands;US|États-Unis|United States;UY|Uruguay;UZ|Ouzbékistan|Uzbekistan
        VA|Vatican|Vatican City;VC|Saint-Vincent-et-les Grenadines|Saint Vincent and Grenadines;VE|Venezuela
        VG|Îles Vierges britanniques|British Virgin Islands;VI|Îles Vierges des États-Unis|U.S. Virgin Islands;VN|Viêt Nam|Vietnam;VU|Vanuatu
        WF|Wallis-et-Futuna|Wallis and Futuna;WS|Samoa;XK|Kosovo;YE|Yémen|Yemen;YT|Mayotte;ZA|Afrique du Sud|South Africa;ZM|Zambie|Zambia
        ZW|Zimbabwe
        """

    /// What people also write.
    static let otherNames = """
        CD|RDC|Congo-Kinshasa|Congo (Kinshasa)|Zaïre;CG|Congo|Congo-Brazzaville|Congo (Brazzaville);MM|Myanmar|Burma;US|USA|États-Unis d’Amérique|America
        GB|Grande-Bretagne|Angleterre|Écosse|Pays de Galles|Great Britain|England|UK;CZ|République tchèque|Czech Republic;NL|Hollande|Holland
        BY|Bélarus|Bielorussie;TL|Timor-Leste;MU|Île Maurice;CV|Cabo Verde;SZ|Swaziland;MK|Macédoine;PS|Territoires palestiniens;RU|Fédération de Russie
        VA|Saint-Siège|Cité du Vatican|Holy See;VN|Viet-Nam|Viêtnam;GF|Guyane française;KP|République populaire démocratique de Corée;KR|République de Corée
        CF|Centrafrique;DO|Saint-Domingue;BA|Bosnie;TR|Türkiye;IR|République islamique d’Iran;SY|République arabe syrienne;MD|République de Moldavie
        TZ|République-Unie de Tanzanie;CN|République populaire de Chine;TW|Formose;AE|Émirats;SK|République slovaque;SV|El Salvador;KN|Saint-Kitts-et-Nevis
        CI|Ivory Coast;LA|République démocratique populaire lao;BN|Brunei Darussalam;TT|Trinidad-et-Tobago;PF|Tahiti;TF|TAAF|Terres australes françaises
        """

    /// INSEE's codes after their `99`, each with the ISO code (v_pays_territoire). Left out: those of countries that are no more, and those that name several
    /// territories.
    static let insee = """
        100:FR 101:DK 102:IS 103:NO 104:SE 105:FI 106:EE 107:LV 108:LT 109:DE 110:AT 111:BG 112:HU 113:LI 114:RO 116:CZ 117:SK 118:BA 119:HR 120:ME
        121:RS 122:PL 123:RU 125:AL 126:GR 127:IT 128:SM 129:VA 130:AD 131:BE 132:GB 134:ES 135:NL 136:IE 137:LU 138:MC 139:PT 140:CH 144:MT 145:SI
        148:BY 151:MD 155:UA 156:MK 157:XK 158:FO 160:AX 201:SA 203:IQ 204:IR 205:LB 206:SY 207:IL 208:TR 212:AF 213:PK 214:BT 215:NP 216:CN 217:JP
        219:TH 220:PH 222:JO 223:IN 224:MM 225:BN 226:SG 227:MY 229:MV 230:HK 231:ID 232:MO 234:KH 235:LK 236:TW 238:KP 239:KR 240:KW 241:LA 242:MN
        243:VN 246:BD 247:AE 248:QA 249:BH 250:OM 251:YE 252:AM 253:AZ 254:CY 255:GE 256:KZ 257:KG 258:UZ 259:TJ 260:TM 261:PS 262:TL 301:EG 302:LR
        303:ZA 304:GM 309:TZ 310:ZW 311:NA 312:CD 314:GQ 315:ET 316:LY 317:ER 318:SO 321:BI 322:CM 323:CF 324:CG 326:CI 327:BJ 328:GA 329:GH 330:GN
        331:BF 332:KE 333:MG 334:MW 335:ML 336:MR 337:NE 338:NG 339:UG 340:RW 341:SN 342:SL 343:SD 344:TD 345:TG 346:ZM 347:BW 348:LS 349:SS 350:MA
        351:TN 352:DZ 389:EH 390:MU 391:SZ 392:GW 393:MZ 394:ST 395:AO 396:CV 397:KM 398:SC 399:DJ 401:CA 404:US 405:MX 406:CR 407:CU 408:DO 409:GT
        410:HT 411:HN 412:NI 413:PA 414:SV 415:AR 416:BR 417:CL 418:BO 419:CO 420:EC 421:PY 422:PE 423:UY 424:VE 426:JM 428:GY 429:BZ 430:GL 431:AW
        433:TT 434:BB 435:GD 436:BS 437:SR 438:DM 439:LC 440:VC 441:AG 442:KN 443:BQ 444:CW 445:SX 501:AU 502:NZ 503:PN 506:WS 507:NR 508:FJ 509:TO
        510:PG 511:TV 512:SB 513:KI 514:VU 515:MH 516:FM 517:PW 520:CK 521:NU
        """
}
