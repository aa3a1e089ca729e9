import { expect, test } from "vitest";
import { orderIdIn } from "./orderId";

test("an order is found by its page in the Dashboard, or by its id", () => {
  const page = "https://shop.example/dashboard/orders/T3JkZXI6MQ%3D%3D?action=x";

  expect(orderIdIn(page)).toBe("T3JkZXI6MQ==");
  expect(orderIdIn(" T3JkZXI6MQ== ")).toBe("T3JkZXI6MQ==");
});
