import Dossiers
import Foundation
import Mandates
import Organisations
import Procedures

/// Rooms ask each other in a circle (attachments ask dossiers, which ask attachments): the questions that close the circle are answered through
/// this, filled once when all rooms exist, before the first request.
final class LateLinks: @unchecked Sendable {  // written once, before it is shared
    private var rooms: (organisations: OrganisationsFeature, procedures: ProceduresFeature, dossiers: DossiersFeature, mandates: MandatesFeature)?

    func join(organisations: OrganisationsFeature, procedures: ProceduresFeature, dossiers: DossiersFeature, mandates: MandatesFeature) {
        rooms = (organisations, procedures, dossiers, mandates)
    }

    var organisations: OrganisationsFeature { joined.organisations }
    var procedures: ProceduresFeature { joined.procedures }
    var dossiers: DossiersFeature { joined.dossiers }
    var mandates: MandatesFeature { joined.mandates }

    private var joined: (organisations: OrganisationsFeature, procedures: ProceduresFeature, dossiers: DossiersFeature, mandates: MandatesFeature) {
        guard let rooms else { preconditionFailure("a room asked a question before the product was put together") }
        return rooms
    }
}
