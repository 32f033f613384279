import Forms

extension Form {
    /// Its own faults, at their places in the file.
    var placedFaults: [PublicationFault] {
        faults().map { PublicationFault(field: $0.path.isEmpty ? "form" : "form." + $0.path, severity: .error, message: $0.message) }
    }
}
