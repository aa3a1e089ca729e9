"""What staff of a real shop do around the story: prepare it, and clean up."""

ERRORS = "errors { field code message }"

CHANNELS = """{ channels {
  id slug orderSettings { allowUnpaidOrders markAsPaidStrategy automaticallyConfirmAllNewOrders }
} }"""
CHANNEL_UPDATE = f"""mutation Channel($id: ID!, $settings: OrderSettingsInput!) {{
  channelUpdate(id: $id, input: {{ orderSettings: $settings }}) {{ {ERRORS} }}
}}"""
SHOP_SETTINGS = "{ shop { enableAccountConfirmationByEmail } }"
SHOP_UPDATE = f"""mutation Confirmation($wanted: Boolean!) {{
  shopSettingsUpdate(input: {{ enableAccountConfirmationByEmail: $wanted }}) {{ {ERRORS} }}
}}"""
VOUCHERS = """query Ours($search: String!) {
  vouchers(first: 100, filter: { search: $search }) { edges { node { id name } } }
}"""
VOUCHER_DELETE = f"mutation Delete($ids: [ID!]!) {{ voucherBulkDelete(ids: $ids) {{ {ERRORS} }} }}"
CUSTOMER_DELETE = f"mutation Delete($id: ID!) {{ customerDelete(id: $id) {{ {ERRORS} }} }}"
PROBLEMS = "query Problems($id: ID!) { app(id: $id) { problems { key message dismissed { by } } } }"
WEBHOOKS = "query Webhooks($id: ID!) { app(id: $id) { webhooks { id name subscriptionQuery } } }"
WEBHOOK_DELETE = f"mutation Delete($id: ID!) {{ webhookDelete(id: $id) {{ {ERRORS} }} }}"
CUSTOMER = "query Customer($email: String!) { user(email: $email) { id } }"
FLAG = f"""mutation Flag($id: ID!, $key: String!) {{
  updatePrivateMetadata(id: $id, input: [{{ key: $key, value: "yes" }}]) {{ {ERRORS} }}
}}"""
UNFLAG = f"""mutation Unflag($id: ID!, $key: String!) {{
  deletePrivateMetadata(id: $id, keys: [$key]) {{ {ERRORS} }}
}}"""
