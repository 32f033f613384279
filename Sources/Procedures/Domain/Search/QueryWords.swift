import Core

/// What someone typed, without the words that say nothing of what they look for.
struct QueryWords {
    /// Folded words, in order.
    let words: [String]

    static let longest = 200
    static let most = 12

    init(_ typed: String) {
        words = Array(Text.words(String(typed.prefix(Self.longest))).filter { !Self.says(nothing: $0) }.prefix(Self.most))
    }

    static func says(nothing word: String) -> Bool { word.utf8.count == 1 && word.first?.isLetter ?? false || stopWords.contains(word) }

    /// Small words of French, verbs and politeness that begin any request, and how telephones shorten them.
    private static let stopWords = Set(
        """
        a ai ait alors apres as au aucun aussi autre aux avait avant avec avez avoir avons bien bonjour bonsoir bjr ca car ce cela ces cet cette ceux
        chez ci cmt cmmt combien comme comment d dans de deja depuis des desire doit dois donc dont du ds elle elles en encore es est et etait ete etes
        etre eu faire fait faites faudrait faut fois il ils j jai je jsui jsuis juste jve jveu jveux jvoudrai jvoudrais jvx kel kil kom koman komen l la
        laquelle le les leur lui m ma mai mais me meme merci mes moi mon n ne nos notre nous on ont ou oui par pas peu peut peuvent peux pour pourrais
        pouvez pr puis puisje qd qu quand que quel quelle quelles quels qui quoi s sa salut sans se sera ses si slt son sont souhaite souhaiterais sous
        stp suis sur svp t ta te tes toi ton toujours tout toute toutes tous tres tu un une va vais veut veux veus voudrai voudrais vos votre vous vs y
        demande demander demandes demandez refaire refer refair obtenir recuperer recevoir avoir besoin aide aider demarche demarches cherche chercher
        trouver savoir connaitre aimerais voila nouveau nouvelle
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
