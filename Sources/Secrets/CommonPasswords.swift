/// What French passwords are most often made of, folded: lower case, no accents.
enum CommonPasswords {
    static let words: Set<String> = Set(
        """
        motdepasse motpasse mdp password passw0rd p@ssw0rd p@ssword secret azertyuiop azerty qwertyuiop qwerty qwertz qsdfghjklm qsdfgh wxcvbn
        0123456789 1234567890 123456789 12345678 1234567 123456 12345 1234 123 9876543210 987654321 654321 4321 abcdefgh abcdef abcd abc
        000000 0000 111111 1111 aaaaaa aaaa
        bonjour bienvenue welcome salut coucou soleil doudou loulou chouchou chocolat jetaime iloveyou amour football liberte dragon monkey
        princesse sunshine letmein changeme changer provisoire temporaire test demo
        admin administrateur administrator admilib accueil agent bureau mairie commune ville hotel service servicepublic france marseille paris
        etatcivil urbanisme
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps automne hiver
        lundi mardi mercredi jeudi vendredi samedi dimanche
        nicolas camille julien thomas marie pierre
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
