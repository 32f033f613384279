import Core
import Correspondence
import Foundation
import Storage

/// The person wrote, added or corrected something, or their dossier went to another unit: they are told, since every electronic sending is
/// acknowledged (CRPA L112-11), and every transfer told (L114-2).
struct WhenPersonAdded {
    let product: Product
    let template: String

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event else { return }
        let key = "\(template):\(event.subject):\(event.line)"
        try await TellPerson(product: product)(News(dossier: DossierID(event.subject), line: event.line, template: template, key: key))
    }
}
