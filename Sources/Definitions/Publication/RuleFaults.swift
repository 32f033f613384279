import Core
import Forms
import Law

extension ProcedureDefinition {
    var ruleFaults: [PublicationFault] {
        silenceFaults + retentionFaults + unconfirmed + parentFaults + proofFaults + (legal.isEmpty ? [.warning("legal", "noLegalText")] : [])
    }

    /// A question that is not in the form would ask nobody.
    private var parentFaults: [PublicationFault] {
        guard let otherParent, form?.field(otherParent) == nil else { return [] }
        return [.error("parents", "unknownParentQuestion", ["question": otherParent])]
    }

    /// Nobody is stopped without being told why.
    private var proofFaults: [PublicationFault] {
        guard let proof, proof.why.isEmpty else { return [] }
        return [.error("proof.why", "noProofReason")]
    }

    private var silenceFaults: [PublicationFault] {
        guard let silence else { return [.error("silence", "noSilence")] }
        var faults: [PublicationFault] = []
        if silence.legalBasis.isEmpty { faults.append(.error("silence.legalBasis", "noSilenceBasis")) }
        if silence.checkedOn == nil || silence.checkedBy?.isEmpty ?? true { faults.append(.warning("silence", "silenceNotChecked")) }
        return faults
    }

    private var retentionFaults: [PublicationFault] {
        guard let retention else { return [.error("retention", "noRetention")] }
        return retention.legalBasis.isEmpty ? [.error("retention.legalBasis", "noRetentionBasis")] : []
    }

    /// The legal bases of which no text was found: they begin with "À confirmer", and nothing is published before the authority wrote one.
    private var unconfirmed: [PublicationFault] {
        var bases = [("silence.legalBasis", silence?.legalBasis ?? ""), ("retention.legalBasis", retention?.legalBasis ?? "")]
        bases += [("data.basis", data?.basis ?? "")]
        bases += pieces.map { ("pieces.\($0.key).legalBasis", $0.legalBasis) }
        return bases.filter { Text.folded($0.1).hasPrefix("a confirmer") }.map { .hold($0.0, "unconfirmed") }
    }

    /// GDPR art. 13 asks for each of the three.
    var dataFaults: [PublicationFault] {
        guard let data else { return [.error("data", "noData")] }
        var faults: [PublicationFault] = []
        if data.purpose.isEmpty { faults.append(.error("data.purpose", "noDataPurpose")) }
        if data.basis.isEmpty { faults.append(.error("data.basis", "noDataBasis")) }
        if data.recipients.isEmpty { faults.append(.error("data.recipients", "noDataRecipients")) }
        return faults
    }

    var pieceFaults: [PublicationFault] {
        pieces.filter(\.legalBasis.isEmpty).map { .error("pieces.\($0.key).legalBasis", "noPieceBasis", ["piece": $0.label]) }
    }
}
