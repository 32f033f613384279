import Core
import Forms

extension Profile {
    /// What FranceConnect says of somebody, as far as it is whole.
    ///
    /// A date of birth may be partial (`1962-00-00`), and a name too long to be one: what is not understood is left out, never guessed. A civility
    /// follows from the two values that FranceConnect has for the sex; any other says nothing. A commune that is no more is kept as its code: the person is
    /// told that it was not found. Born abroad, they have a country and no commune.
    init(given claims: JSON) {
        var answers = Answers()
        for (claim, role) in [("given_name", FieldRole.firstName), ("family_name", .lastName)] {
            answers[role.rawValue] = Self.name(claims[claim]).map(Answer.text)
        }
        answers[FieldRole.birthDate.rawValue] = claims["birthdate"]?.string.flatMap { LocalDate($0) }.map { .text($0.description) }
        answers[FieldRole.birthCommune.rawValue] = claims["birthplace"]?.string.flatMap(Birthplace.commune).map(Answer.text)
        answers[FieldRole.birthCountry.rawValue] = claims["birthcountry"]?.string.flatMap(Birthplace.country).map(Answer.text)
        answers[FieldRole.email.rawValue] = claims["email"]?.string.flatMap(EmailAddress.init).map { .text($0.description) }
        answers[FieldRole.civility.rawValue] = Self.civility(claims["gender"]).map { .text($0.rawValue) }
        self.init(answers)
    }

    private static func name(_ claim: JSON?) -> String? {
        guard let text = claim?.string.map(Text.trimmed), !text.isEmpty, text.count <= 100 else { return nil }
        return text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? text : nil
    }

    private static func civility(_ claim: JSON?) -> Civility? {
        switch claim?.string {
        case "female": .madame
        case "male": .monsieur
        default: nil
        }
    }
}
