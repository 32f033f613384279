import Core
import Foundation

/// The authority whose pages are being shown: what every page says of it.
public struct Site: Sendable {
    public var organisation: OrganisationID
    public var name: String
    /// "https://demarches.admiville.example", without a slash at the end: links in mails start with it, never with what a request's Host says.
    public var baseURL: String
    public var zone: TimeZone
    /// Where it is in France, by its name in `Law`: whose public holidays it keeps.
    public var place = "metropole"
    public var phone: String
    public var address: String
    public var openingHours: String
    public var email: String
    public var theme: Theme
    /// What the last audit found. Shown at the bottom of every page.
    public var accessibility: AccessibilityState
    /// The administrative court of this place, with its address: decisions name it (CJA R421-5).
    public var court: String?
    /// Whom to write to about personal data.
    public var dataProtection: String?

    public init(
        organisation: OrganisationID, name: String, baseURL: String, zone: TimeZone, phone: String, address: String, openingHours: String,
        email: String, theme: Theme, accessibility: AccessibilityState = .notConformant, court: String? = nil, dataProtection: String? = nil
    ) {
        self.organisation = organisation
        self.name = name
        self.baseURL = baseURL
        self.zone = zone
        self.phone = phone
        self.address = address
        self.openingHours = openingHours
        self.email = email
        self.theme = theme
        self.accessibility = accessibility
        self.court = court
        self.dataProtection = dataProtection
    }
}

/// What the site says of itself, in the exact words of the decree of 24 July 2019 (n° 2019-768, art. 4): without a valid audit, not conformant.
public enum AccessibilityState: String, Sendable, CaseIterable {
    case notConformant = "non"
    case partlyConformant = "partielle"
    case conformant = "totale"
}
