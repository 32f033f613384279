import Law

extension ProcedureDefinition {
    var ruleFaults: [PublicationFault] { silenceFaults + retentionFaults + (legal.isEmpty ? [.warning("legal", "noLegalText")] : []) }

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
