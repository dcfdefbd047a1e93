//! restXml: structures in the body of both messages, wrapped errors.

use farrier::Error;

use crate::moto::Moto;
use crate::route_53::{
    Client, CreateHostedZoneRequest, GetHostedZoneError, GetHostedZoneRequest, HostedZoneConfig,
    ListHostedZonesRequest,
};

#[tokio::test]
async fn a_zone_is_made_and_found() {
    let Some(server) = Moto::shared() else { return };
    let client: Client = server.signed(Client::builder());

    let create = CreateHostedZoneRequest {
        hosted_zone_config: Some(HostedZoneConfig {
            comment: Some("<zoo> & co".to_owned()),
            private_zone: false,
        }),
        ..CreateHostedZoneRequest::new("once", "zoo.example.")
    };
    let created = client.create_hosted_zone(create).await.unwrap();
    let zone = created.hosted_zone;
    assert_eq!(zone.name, "zoo.example.");
    assert!(created.location.contains(zone.id.trim_start_matches('/')));

    assert!(zone.id.starts_with("/hostedzone/"), "{}", zone.id);
    let get = client.get_hosted_zone(GetHostedZoneRequest::new(zone.id.clone()));
    let got = get.await.unwrap();
    let config = got.hosted_zone.config.unwrap();
    assert_eq!(config.comment.as_deref(), Some("<zoo> & co"));
    assert!(!got.delegation_set.unwrap().name_servers.is_empty());
    let list = client.list_hosted_zones(ListHostedZonesRequest::default());
    let zones = list.await.unwrap().hosted_zones;
    assert!(zones.iter().any(|known| known.id == zone.id));

    let get = client.get_hosted_zone(GetHostedZoneRequest::new("ZNOBODY"));
    let error = get.await.unwrap_err();
    let Error::Service { error: GetHostedZoneError::NoSuchHostedZone(_), .. } = error else {
        panic!("{error}");
    };
}
