package import Begrippen
import Cryptography
internal import JSON
internal import Notatie
package import Regeling
import Synchronization

/// A cohort document (`contract.md` section 2) in canonical form is a head, the files with commas between them, and a
/// tail. A frozen ranking is stored in these parts, so that a large cohort is never in memory as a whole.
package enum Cohortdocument {
  /// What stands before the files.
  package static let kop = Array(#"{"aanvragen":["#.utf8)
}

/// The digests of a document that is stored in parts, lower-case hex.
package struct Documentdigests: Hashable, Sendable {
  /// The SHA-256 of the whole document.
  package let sha256: String
  /// The SHA-256 of the digests of head, parts and tail, one after the other. With it the database holds the parts to the
  /// event of their ranking: a whole document can be longer than one value of the database.
  package let delenSha256: String
}

/// The digest of a document (`contract.md` section 5) of which the parts come one by one: a head, parts with commas
/// between them, a tail. It may go to another thread between two parts.
package final class Delendigest: Sendable {
  private struct Stand: ~Copyable {
    var stroom = SHA256Stream()
    var perDeel = SHA256Stream()
    var isEerste = true
  }

  private let stand = Mutex(Stand())

  /// The digest of a document with this head.
  package init(kop: [UInt8]) {
    stand.withLock { stand in
      stand.stroom.update(kop)
      stand.perDeel.update(SHA256Digest(of: kop).bytes)
    }
  }

  /// Adds parts.
  package func neem(_ delen: [[UInt8]]) {
    stand.withLock { stand in
      for deel in delen {
        if !stand.isEerste { stand.stroom.update([UInt8(ascii: ",")]) }
        stand.isEerste = false
        stand.stroom.update(deel)
        stand.perDeel.update(SHA256Digest(of: deel).bytes)
      }
    }
  }

  /// The digests of the document with this tail. Nothing is added after it.
  package func sluit(staart: [UInt8]) -> Documentdigests {
    stand.withLock { stand in
      stand.stroom.update(staart)
      stand.perDeel.update(SHA256Digest(of: staart).bytes)
      return Documentdigests(
        sha256: exchange(&stand.stroom, with: SHA256Stream()).hex(),
        delenSha256: exchange(&stand.perDeel, with: SHA256Stream()).hex())
    }
  }
}

extension Cohortkader {
  /// What stands after the files of the document.
  package var staart: [UInt8] {
    var schrijver = JSONWriter()
    schrijver.beginObject()
    if let zaad {
      schrijver.member("loting")
      schrijver.text(zaad)
    }
    schrijver.member("openNormen")
    schrijver.value(normen.json.sorted)
    schrijver.member("ronde")
    schrijver.value(ronde.json.sorted)
    schrijver.endObject()
    return Array("],".utf8) + schrijver.bytes.dropFirst()
  }
}

extension Inzending {
  /// A file that takes part, as an element of a cohort document. The instant keeps all its decimals, since the rules
  /// compare it unrounded.
  package var cohortelement: [UInt8] {
    JSONValue.object(present: [
      "aanvraag": aanvraag.json, "beoordeling": beoordeling?.json, "id": .text(id),
      "ingetrokken": ingetrokken ? true : nil, "ontvangenOp": .text(ontvangenOp.utcTekst),
      "toegelaten": toegelaten.map { ["besluit": .text($0.besluit), "grond": .text($0.grond)] },
    ]).sorted.bytes
  }
}

extension NietGerangschikt {
  /// A file that takes no part, as an element of a cohort document.
  /// - Parameter sha256: the digest of its application, which stands in the place of the application.
  package func cohortelement(ontvangenOp: Tijdstip, sha256: String) -> [UInt8] {
    let isIngetrokken = oordeel == .ingetrokken
    return JSONValue.object(present: [
      "id": .text(id), "ingetrokken": isIngetrokken ? true : nil, "ontvangenOp": .text(ontvangenOp.utcTekst),
      "oordeel": isIngetrokken ? nil : .text(oordeel),
      "redenen": isIngetrokken ? nil : .array(redenen.map { .text($0) }), "sha256": .text(sha256),
    ]).sorted.bytes
  }
}

extension Ronde {
  /// The round as in a cohort document.
  fileprivate var json: JSONValue {
    .object(present: [
      "besluitDatum": besluitDatum.map { .text($0) }, "jaar": .integer(jaar),
      "opent": .text(opent.utcTekst), "plafond": .amount(plafond), "sluit": .text(sluit.utcTekst),
      "verlengingen": verlengingen.isEmpty
        ? nil : .array(verlengingen.map { ["grond": .text($0.grond), "tot": .text($0.tot.utcTekst)] }),
    ])
  }
}
