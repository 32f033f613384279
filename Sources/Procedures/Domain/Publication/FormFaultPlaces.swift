import Forms

extension Form {
    var placedFaults: [PublicationFault] { [] }
}
