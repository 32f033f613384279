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
}
