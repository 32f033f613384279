/// What a person does with a town, as the law of protected adults tells acts apart. The codes are those of the table that counsel validates.
public enum ProtectedAct: String, Sendable, CaseIterable {
    case consultOwnFile = "A01"
    case ownSignIn = "A02"
    /// Asking, meeting, reporting, taking part: nothing legal.
    case informationOrParticipation = "A03"
    /// Birth, recognition, adoption, parental authority — a child's registration at school too.
    case strictlyPersonal = "A04"
    case vote = "A05"
    case changeOfName = "A06"
    case marriage = "A07"
    case pacsDeclaration = "A08a"
    case pacsConvention = "A08b"
    case residence = "A09"
    /// Health, image, intimacy.
    case decisionOnThePerson = "A10"
    case ownCivilStatusRecord = "A11"
    /// A benefit, a social tariff, a permit, an ordinary registration for oneself.
    case benefitOrRegistration = "A12"
    case bankDetails = "A13"
    case onlinePayment = "A14"
    case onerousDisposal = "A15"
    case freeDisposal = "A16"
    case disposalOfTheHome = "A17"
    case urbanPlanning = "A18"
    case administrativeAppeal = "A19"
    case addresseeOfDecisions = "A20"
    /// Consent to notification online, objection to an exchange, rights over one's data.
    case consentAndDataRights = "A21"
    case appointingAHelper = "A22"
    case futureProtectionMandate = "A23"
}

/// A measure that protects an adult (code civil, art. 425 to 515).
public enum ProtectionMeasure: String, Sendable, CaseIterable {
    case sauvegarde = "SJ"
    case curatelleSimple = "CS"
    case curatelleRenforcee = "CR"
    case tutelle = "TU"
    /// Habilitation familiale, to represent.
    case familyRepresentation = "HFR"
    /// Habilitation familiale, to assist.
    case familyAssistance = "HFA"
    /// Mandat de protection future made before a notary, in force.
    case notarisedMandate = "MPFN"
    /// The same, under private signature.
    case privateMandate = "MPFS"
    /// Mesure d'accompagnement judiciaire.
    case judicialSupport = "MAJ"
}
