import Core
import Web

/// Writes down what the front door could not answer, and makes the certificate of it.
struct FaultNotes: FaultWatch {
    let journal: HitJournal
    let codes: CertificateCodes

    func note(_ fault: Fault) async -> String {
        let hit = Hit(
            at: fault.at, organisation: fault.organisation, reference: fault.isAtDesk ? nil : fault.reference,
            kind: fault.wasSending ? .upload : .fault)
        try? await BlockingWork.run { journal.append(hit) }
        let certificate = Certificate(fact: fault.wasSending ? .notTaken(fault.at) : .failed(fault.at))
        return CertificateController.path(codes.code(for: certificate, of: fault.organisation))
    }
}
