//! Generates clients of SQS: one with the two operations that the program calls, and one for its
//! test, which plays those who send messages.

use std::error::Error;

use farrier_codegen::build::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let model = aws_models::find("sqs")?;
    Client::new(&model)
        .name("sqs")
        .operations(["GetQueueUrl", "ReceiveMessage", "DeleteMessage"])
        .generate()?;
    Client::new(&model)
        .name("senders")
        .operations(["CreateQueue", "SendMessage", "GetQueueAttributes"])
        .generate()?;
    Ok(())
}
