/// What a measure looks after. A judge may name somebody for each (C. civ. 447 al. 3), or protect one of them alone (425 al. 2).
public enum ProtectedSide: String, Sendable, CaseIterable {
    case person, property
}

/// What a judgment gives one representative to look after.
public enum ProtectiveCharge: String, Sendable, CaseIterable {
    /// What a judgment that divides nothing gives.
    case whole
    case person, property

    /// Whether an act is theirs. Of one that is of both sides, each has a part: they are independent of each other (447 al. 4).
    public func covers(_ act: ProtectedAct) -> Bool {
        switch self {
        case .whole: true
        case .person: act.sides.contains(.person)
        case .property: act.sides.contains(.property)
        }
    }
}

extension ProtectedAct {
    /// Of which side it is. Where the text speaks of both, or of the representative without telling which, it is of both. An interpretation, like the table of
    /// ``PermissionTable``: **to be validated once by counsel**. Articles of the code civil unless another is named.
    public var sides: Set<ProtectedSide> {
        switch self {
        // A file is of what was asked in it; the person is told of all that concerns them (457-1).
        case .consultOwnFile: [.person, .property]
        // Nobody's but the person's (DDD 2019, 2022).
        case .ownSignIn: [.person]
        // Binds nobody: one may ask or take part for either (415, 459).
        case .informationOrParticipation: [.person, .property]
        // 458.
        case .strictlyPersonal: [.person]
        // C. élect. L11, L72-1: of the citizen.
        case .vote: [.person]
        // 60, 61-3-1: civil status.
        case .changeOfName: [.person]
        // 460: it is the one « chargé de la mesure » who is told, for the person.
        case .marriage: [.person]
        // 461 al. 1 and 462: the declaration is the person's own.
        case .pacsDeclaration: [.person]
        // 515-3, 515-5, 515-5-1: the convention settles property, as a marriage contract does (1399).
        case .pacsConvention: [.property]
        // 459-2: where one lives, and whom one sees.
        case .residence: [.person]
        // 459: « décisions relatives à sa personne ».
        case .decisionOnThePerson: [.person]
        // Décret 2017-890, art. 30: « le représentant légal », and each of them is one.
        case .ownCivilStatusRecord: [.person, .property]
        // Money is managed (504), daily life is the person's (459, 459-2): the act holds both, a benefit and a library card.
        case .benefitOrRegistration: [.person, .property]
        // 427, 472, 498: accounts and funds.
        case .bankDetails: [.property]
        // 472, 503: expenses are paid by who manages.
        case .onlinePayment: [.property]
        // 496, 505: the estate.
        case .onerousDisposal: [.property]
        // 470, 476: a gift.
        case .freeDisposal: [.property]
        // 426 al. 3 is about rights over the home: selling it, ending its lease. Where to live is ``residence``.
        case .disposalOfTheHome: [.property]
        // C. urb. R*423-1: who asks has a right over the land.
        case .urbanPlanning: [.property]
        // 475: for property and, with the judge, for the person; it follows what is contested.
        case .administrativeAppeal: [.person, .property]
        // 457-1, 467 al. 3: « au curateur », whatever the decision is about.
        case .addresseeOfDecisions: [.person, .property]
        // 459: privacy is the person's.
        case .consentAndDataRights: [.person]
        // 473, 474: a helper is for the one and the other.
        case .appointingAHelper: [.person, .property]
        // 477, 479: it provides for the person and for their property.
        case .futureProtectionMandate: [.person, .property]
        }
    }
}
