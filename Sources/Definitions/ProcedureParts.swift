/// Where a procedure is found among the others.
public enum ProcedureTheme: String, Sendable, CaseIterable {
    case civilStatus = "etat-civil"
    case family = "famille-ecole"
    case housing = "logement-urbanisme"
    case streets = "rues-espace-public"
    case parking = "stationnement"
    case associations
    case rooms = "salles"
    case solidarity = "solidarite"
    case elections
    case death = "deces-cimetiere"
    case leisure = "culture-sport"
    case business = "entreprises"
    case environment = "environnement-dechets"
    case citizenship = "citoyennete"
    case records = "donnees-documents"
    case contact
}

/// The moment of life in which people come for a procedure: they know it before they know the name of what they need.
public enum LifeMoment: String, Sendable, CaseIterable {
    case birth = "naissance"
    case couple
    case settling = "installation"
    case school = "ecole"
    case papers = "papiers"
    case works = "travaux"
    case daily = "quotidien"
    case hardship = "difficulte"
    case oldAge = "grand-age"
    case death = "deces"
    case project = "projet-association"
    case shop = "commerce"
    case citizen = "citoyen"
}

/// What seals dossiers from one another: agents of one sector know nothing of the same person's dossiers in another.
public enum PrivacySector: String, Sendable, CaseIterable {
    case civilStatus = "etat-civil"
    case identity = "identite"
    case elections
    case school = "scolaire"
    case parking = "stationnement"
    case urbanism = "urbanisme"
    case associations = "vie-associative"
    case streets = "voirie"
    case tranquillity = "tranquillite"
    case earlyChildhood = "petite-enfance"
    case social
    case housing = "logement"
    case leisure = "culture-sport"
    case business = "commerce"
    case environment = "environnement"
    case funerals = "funeraire"
    case citizenship = "citoyennete"
    case records = "donnees"
    case contact
}

public enum Audience: String, Sendable, CaseIterable {
    case person = "particulier"
    case association
    case company = "entreprise"
}

public enum Price: Sendable, Equatable {
    case free
    /// What it costs, in a sentence, with the ways to pay.
    case fee(String)
}

/// A better service, elsewhere (subsidiarity).
public struct ExternalService: Sendable, Equatable {
    /// `https` only.
    public var url: String
    public var name: String
    /// Why people are sent there, and what comes after.
    public var why: String
    public init(url: String, name: String, why: String) { (self.url, self.name, self.why) = (url, name, why) }
}

/// The three ways to make the request. None may be missing: an imposed online service is unlawful (Conseil d'État, 3 June 2022, n° 452798).
public struct Channels: Sendable, Equatable {
    public enum Online: Sendable, Equatable { case here, external }
    public var online: Online?
    /// What an agent does for the person who calls.
    public var phone: String?
    /// What the person brings to the counter, and what they leave with.
    public var counter: String?

    public init(online: Online? = nil, phone: String? = nil, counter: String? = nil) {
        (self.online, self.phone, self.counter) = (online, phone, counter)
    }
}

/// A procedure that only somebody known may file online (law, or a document that is given to nobody else). The phone and the counter stay open to all.
public struct NeededProof: Sendable, Equatable {
    public enum Level: String, Sendable, CaseIterable {
        /// A space, whatever tells whose it is.
        case space
        /// FranceConnect, or a document that an agent saw.
        case verified
    }

    public var level: Level
    /// What people are told: the text that asks for it, in their words.
    public var why: String

    public init(level: Level, why: String) { (self.level, self.why) = (level, why) }
}

/// Something good to know, shown on the procedure's page. Its text is light.
public struct ProcedureNotice: Sendable, Equatable {
    public var title: String
    public var text: String
    public init(title: String, text: String) { (self.title, self.text) = (title, text) }
}

/// A document that may be asked for.
public struct Piece: Sendable, Equatable {
    public var key: String
    public var label: String
    public var hint: String?
    /// The text that allows asking for it.
    public var legalBasis: String
    /// Without it nothing can be examined (CRPA L114-5-1).
    public var isIndispensable: Bool

    public init(key: String, label: String, hint: String? = nil, legalBasis: String, isIndispensable: Bool = false) {
        self.key = key
        self.label = label
        self.hint = hint
        self.legalBasis = legalBasis
        self.isIndispensable = isIndispensable
    }
}

/// What people are told of the use of their data (GDPR art. 13), beside what is the same for the whole town.
public struct DataNotice: Sendable, Equatable {
    public var purpose: String
    public var basis: String
    public var recipients: [String]
    /// Who else gives data on the person, with what: a register that agents read, a body that is asked (GDPR art. 14.2 f).
    public var sources: [String]

    public init(purpose: String, basis: String, recipients: [String], sources: [String] = []) {
        (self.purpose, self.basis, self.recipients, self.sources) = (purpose, basis, recipients, sources)
    }
}
