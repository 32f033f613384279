import Appointments
import Dossiers
import Foundation
import Mandates
import Organisations
import Procedures

/// Rooms ask each other in a circle (attachments ask dossiers, which ask attachments): the questions that close the circle are answered through
/// this, filled once when all rooms exist, before the first request.
final class LateLinks: @unchecked Sendable {  // written once, before it is shared
    struct Rooms {
        let organisations: OrganisationsFeature
        let procedures: ProceduresFeature
        let dossiers: DossiersFeature
        let mandates: MandatesFeature
        let appointments: AppointmentsFeature
    }

    private var rooms: Rooms?

    func join(_ rooms: Rooms) { self.rooms = rooms }

    var organisations: OrganisationsFeature { joined.organisations }
    var procedures: ProceduresFeature { joined.procedures }
    var dossiers: DossiersFeature { joined.dossiers }
    var mandates: MandatesFeature { joined.mandates }
    var appointments: AppointmentsFeature { joined.appointments }

    private var joined: Rooms {
        guard let rooms else { preconditionFailure("a room asked a question before the product was put together") }
        return rooms
    }
}
