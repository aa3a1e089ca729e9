import { ShopChannelsDocument, type ShopChannelsQuery } from "../../api/generated/programs";
import { useAnswer } from "../../api/useAnswer";

export type Channel = ShopChannelsQuery["shop"]["channels"][number];

/** Where the shop sells, and by whose clocks its days are counted. */
export function useChannels(): { channels: readonly Channel[]; timeZone: string } {
  const shop = useAnswer(ShopChannelsDocument, {}).data?.shop;
  return { channels: shop?.channels ?? [], timeZone: shop?.timeZone ?? "UTC" };
}
