import Core
import Foundation
import Law

/// An authority that people make requests to: a town, an intermunicipal body, a département.
public struct Organisation: Sendable, Equatable {
    public let id: OrganisationID
    public var details: OrganisationDetails
    /// Counts the saved changes; a save that finds another number stored is refused.
    public var version: Int
}

/// What an authority says of itself, on every page and in every letter.
public struct OrganisationDetails: Sendable, Equatable {
    /// The short name that commands use: `admiville`. It never changes.
    public var slug: String
    public var name: String
    /// The name in people's address bar: `demarches.admiville.fr`. An authority that is alone in its installation needs none.
    public var host: String?
    /// `https://demarches.admiville.fr`, without a slash at the end: the start of every link in mails and letters.
    public var baseURL: String
    public var zone: TimeZone
    /// Whose public holidays it keeps.
    public var region: Region
    public var phone: String
    /// Lines of an envelope, separated by line ends.
    public var address: String
    public var openingHours: String
    public var email: String
    public var appearance: Appearance
    public var notices: LegalNotices

    public init(
        slug: String, name: String, host: String? = nil, baseURL: String, zone: TimeZone, phone: String, address: String, openingHours: String,
        email: String, appearance: Appearance = Appearance(), notices: LegalNotices = LegalNotices(), region: Region? = nil
    ) {
        (self.slug, self.name, self.host, self.baseURL, self.zone) = (slug, name, host, baseURL, zone)
        (self.phone, self.address, self.openingHours, self.email) = (phone, address, openingHours, email)
        (self.appearance, self.notices) = (appearance, notices)
        self.region = region ?? Region(at: zone)
    }
}
