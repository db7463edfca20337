/// How much room an applicant gives for questions (R 1:9 lid 2 a).
package enum Vraagmogelijkheden: String, Hashable, Sendable, CaseIterable {
  /// Ample.
  case ruim
  /// There.
  case aanwezig
  /// Limited.
  case beperkt
}

/// How visible an applicant is on social media (R 1:9 lid 2 a).
package enum Zichtbaarheid: String, Hashable, Sendable, CaseIterable {
  /// Well.
  case goed
  /// Visible.
  case zichtbaar
  /// Limited.
  case beperkt
}

/// The figures on which the criteria rest (R 1:9 lid 2). Counts are 0 … 1 000 000 000.
package struct Prestaties: Hashable, Sendable {
  /// The period they are of, when given.
  package var periode: Periode?
  /// Conversations with new entrepreneurs.
  package var gesprekkenNieuw: Int64
  /// Conversations with existing entrepreneurs.
  package var gesprekkenBestaand: Int64
  /// Room for questions by telephone and online.
  package var vraagmogelijkheden: Vraagmogelijkheden
  /// Visibility on social media.
  package var zichtbaarheid: Zichtbaarheid
  /// Entrepreneurs supported.
  package var ondersteundeOndernemers: Int64
  /// Of these, those settled outside Den Haag; at most `ondersteundeOndernemers`.
  package var waarvanBuitenDenHaag: Int64
  /// Of these, social startups; at most `ondersteundeOndernemers`.
  package var waarvanSocialeStartups: Int64
  /// Events held.
  package var evenementen: Int64
  /// Participations of sociaal ondernemers in them.
  package var deelnamesAanEvenementen: Int64
  /// Consultation bodies attended.
  package var overlegstructuren: Int64
  /// Co-operations entered into.
  package var samenwerkingen: Int64

  package init(
    periode: Periode? = nil, gesprekkenNieuw: Int64, gesprekkenBestaand: Int64,
    vraagmogelijkheden: Vraagmogelijkheden, zichtbaarheid: Zichtbaarheid, ondersteundeOndernemers: Int64,
    waarvanBuitenDenHaag: Int64, waarvanSocialeStartups: Int64, evenementen: Int64,
    deelnamesAanEvenementen: Int64, overlegstructuren: Int64, samenwerkingen: Int64
  ) {
    self.periode = periode
    self.gesprekkenNieuw = gesprekkenNieuw
    self.gesprekkenBestaand = gesprekkenBestaand
    self.vraagmogelijkheden = vraagmogelijkheden
    self.zichtbaarheid = zichtbaarheid
    self.ondersteundeOndernemers = ondersteundeOndernemers
    self.waarvanBuitenDenHaag = waarvanBuitenDenHaag
    self.waarvanSocialeStartups = waarvanSocialeStartups
    self.evenementen = evenementen
    self.deelnamesAanEvenementen = deelnamesAanEvenementen
    self.overlegstructuren = overlegstructuren
    self.samenwerkingen = samenwerkingen
  }
}

extension Beoordeling {
  /// Verified figures: the members that differ from what was sent.
  package struct Prestatiewijziging: Hashable, Sendable {
    /// Conversations with new entrepreneurs.
    package var gesprekkenNieuw: Int64?
    /// Conversations with existing entrepreneurs.
    package var gesprekkenBestaand: Int64?
    /// Room for questions.
    package var vraagmogelijkheden: Vraagmogelijkheden?
    /// Visibility.
    package var zichtbaarheid: Zichtbaarheid?
    /// Entrepreneurs supported.
    package var ondersteundeOndernemers: Int64?
    /// Of these, those settled outside Den Haag.
    package var waarvanBuitenDenHaag: Int64?
    /// Of these, social startups.
    package var waarvanSocialeStartups: Int64?
    /// Events held.
    package var evenementen: Int64?
    /// Participations in them.
    package var deelnamesAanEvenementen: Int64?
    /// Consultation bodies attended.
    package var overlegstructuren: Int64?
    /// Co-operations entered into.
    package var samenwerkingen: Int64?

    /// No figure verified.
    package init() {}

    /// The figures, when every one of them is there.
    package func volledig(periode: Periode?) -> Prestaties? {
      guard let gesprekkenNieuw, let gesprekkenBestaand, let vraagmogelijkheden, let zichtbaarheid,
        let ondersteundeOndernemers, let waarvanBuitenDenHaag, let waarvanSocialeStartups, let evenementen,
        let deelnamesAanEvenementen, let overlegstructuren, let samenwerkingen
      else { return nil }
      return Prestaties(
        periode: periode, gesprekkenNieuw: gesprekkenNieuw, gesprekkenBestaand: gesprekkenBestaand,
        vraagmogelijkheden: vraagmogelijkheden, zichtbaarheid: zichtbaarheid,
        ondersteundeOndernemers: ondersteundeOndernemers, waarvanBuitenDenHaag: waarvanBuitenDenHaag,
        waarvanSocialeStartups: waarvanSocialeStartups, evenementen: evenementen,
        deelnamesAanEvenementen: deelnamesAanEvenementen, overlegstructuren: overlegstructuren,
        samenwerkingen: samenwerkingen)
    }

    /// The figures sent with the verified ones in their place.
    package func toegepast(op gezonden: Prestaties) -> Prestaties {
      var prestaties = gezonden
      func zet<Waarde>(_ plaats: Prestatieplaats<Waarde>) {
        if let nagegaan = self[keyPath: plaats.nagegaan] { prestaties[keyPath: plaats.gezonden] = nagegaan }
      }
      for cijfer in Prestatiecijfer.allCases {
        switch cijfer.soort {
        case .aantal(let plaats): zet(plaats)
        case .vraagmogelijkheden(let plaats): zet(plaats)
        case .zichtbaarheid(let plaats): zet(plaats)
        }
      }
      return prestaties
    }
  }
}

/// Where a figure stands: among those that an applicant sends, and among those that an assessor verified.
package struct Prestatieplaats<Waarde>: Sendable {
  /// Among those sent.
  package let gezonden: any WritableKeyPath<Prestaties, Waarde> & Sendable
  /// Among those verified.
  package let nagegaan: any WritableKeyPath<Beoordeling.Prestatiewijziging, Waarde?> & Sendable

  fileprivate init(
    _ gezonden: any WritableKeyPath<Prestaties, Waarde> & Sendable,
    _ nagegaan: any WritableKeyPath<Beoordeling.Prestatiewijziging, Waarde?> & Sendable
  ) {
    self.gezonden = gezonden
    self.nagegaan = nagegaan
  }
}

/// The eleven figures, by the names that documents give them.
package enum Prestatiecijfer: String, Hashable, Sendable, CaseIterable {
  case gesprekkenNieuw, gesprekkenBestaand, vraagmogelijkheden, zichtbaarheid, ondersteundeOndernemers
  case waarvanBuitenDenHaag, waarvanSocialeStartups, evenementen, deelnamesAanEvenementen, overlegstructuren
  case samenwerkingen

  /// What kind of figure it is, with its places.
  package enum Soort: Sendable {
    /// A count.
    case aantal(Prestatieplaats<Int64>)
    /// Room for questions.
    case vraagmogelijkheden(Prestatieplaats<Vraagmogelijkheden>)
    /// Visibility.
    case zichtbaarheid(Prestatieplaats<Zichtbaarheid>)
  }

  /// The table of the figures.
  package var soort: Soort {
    switch self {
    case .gesprekkenNieuw: .aantal(.init(\.gesprekkenNieuw, \.gesprekkenNieuw))
    case .gesprekkenBestaand: .aantal(.init(\.gesprekkenBestaand, \.gesprekkenBestaand))
    case .vraagmogelijkheden: .vraagmogelijkheden(.init(\.vraagmogelijkheden, \.vraagmogelijkheden))
    case .zichtbaarheid: .zichtbaarheid(.init(\.zichtbaarheid, \.zichtbaarheid))
    case .ondersteundeOndernemers: .aantal(.init(\.ondersteundeOndernemers, \.ondersteundeOndernemers))
    case .waarvanBuitenDenHaag: .aantal(.init(\.waarvanBuitenDenHaag, \.waarvanBuitenDenHaag))
    case .waarvanSocialeStartups: .aantal(.init(\.waarvanSocialeStartups, \.waarvanSocialeStartups))
    case .evenementen: .aantal(.init(\.evenementen, \.evenementen))
    case .deelnamesAanEvenementen: .aantal(.init(\.deelnamesAanEvenementen, \.deelnamesAanEvenementen))
    case .overlegstructuren: .aantal(.init(\.overlegstructuren, \.overlegstructuren))
    case .samenwerkingen: .aantal(.init(\.samenwerkingen, \.samenwerkingen))
    }
  }
}
